namespace MedDispense.Domain.Scanning;

/// <summary>
/// North American coupons (AI 8110 and 8112). No medicine carries one, yet a shop's pack may, and a reader that
/// claims the whole standard must not take a damaged one for sound.
/// Source: GS1 US coupon guidelines, as the reference procedures of the GS1 syntax dictionary apply them.
/// </summary>
internal static class GsOneCoupon
{
    /// <summary>
    /// AI 8110: offer, saved value, up to three purchase requirements, dates, serial, retailer, flags.
    /// </summary>
    public static GsOneFaultKind? Check(ReadOnlySpan<char> value)
    {
        if (!AsciiDigits.Only(value)) return GsOneFaultKind.NotDigits;
        var rest = new Cursor(value);
        var isSound = rest.Counted('0', '6', 6) && rest.Skip(6)
            && rest.Counted('1', '5', 0)
            && Purchase(ref rest)
            && (!rest.Option('1') || (rest.OneOf("0123") && Purchase(ref rest) && OtherCompany(ref rest)))
            && (!rest.Option('2') || (Purchase(ref rest) && OtherCompany(ref rest)))
            && Dates(ref rest)
            && (!rest.Option('5') || rest.Counted('0', '9', 6))
            && (!rest.Option('6') || rest.Counted('1', '7', 6))
            && (!rest.Option('9') || (rest.OneOf("01256") && rest.OneOf("012") && rest.Skip(1) && rest.OneOf("01")));
        return isSound && rest.IsAtEnd ? null : GsOneFaultKind.NotAllowedValue;
    }

    /// <summary>AI 8112: format, funder, offer, serial number.</summary>
    public static GsOneFaultKind? CheckPositiveOffer(ReadOnlySpan<char> value)
    {
        if (!AsciiDigits.Only(value)) return GsOneFaultKind.NotDigits;
        var rest = new Cursor(value);
        var isSound = rest.OneOf("01") && rest.Counted('0', '6', 6) && rest.Skip(6) && rest.Counted('0', '9', 6);
        return isSound && rest.IsAtEnd ? null : GsOneFaultKind.NotAllowedValue;
    }

    private static bool Purchase(ref Cursor rest) =>
        rest.Counted('1', '5', 0) && rest.OneOf("012349") && rest.Skip(3);

    private static bool OtherCompany(ref Cursor rest) => rest.Option('9') || rest.Counted('0', '6', 6);

    private static bool Dates(ref Cursor rest)
    {
        ReadOnlySpan<char> expiry = default;
        if (rest.Option('3') && !rest.Day(out expiry)) return false;
        if (!rest.Option('4')) return true;
        return rest.Day(out var start) && (expiry.IsEmpty || start.SequenceCompareTo(expiry) <= 0);
    }

    private ref struct Cursor(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _text = text;

        public readonly bool IsAtEnd => _text.IsEmpty;

        public bool Skip(int count)
        {
            if (_text.Length < count) return false;
            _text = _text[count..];
            return true;
        }

        public bool OneOf(string allowed) => !_text.IsEmpty && allowed.Contains(_text[0]) && Skip(1);

        public bool Option(char mark) => !_text.IsEmpty && _text[0] == mark && Skip(1);

        // A digit that says how many digits follow, above a base.
        public bool Counted(char lowest, char highest, int above)
        {
            if (_text.IsEmpty || _text[0] < lowest || _text[0] > highest) return false;
            var count = _text[0] - '0' + above;
            return Skip(1) && Skip(count);
        }

        public bool Day(out ReadOnlySpan<char> day)
        {
            day = _text.Length < 6 ? default : _text[..6];
            // The century does not matter for the check but for 29 February, where the year 2000 decides as any other.
            return GsOneDate.ReadShort(day, currentYear: 2000, dayMayBeOpen: false) is not null && Skip(6);
        }
    }
}
