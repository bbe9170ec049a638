using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class FacilityCodeTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Every_type_and_length_is_read_as_it_was_written()
    {
        var random = new Random(20260601);
        foreach (var type in Enum.GetValues<FacilityCodeType>())
        {
            foreach (var length in new[] { 4, 6, 8, 10, 12 })
            {
                var code = FacilityCode.ForNumber(type, random.NextInt64(1L << (5 * length)), length);
                Assert.Equal(code, FacilityCode.Read(code.Text));
                Assert.Equal(length + 4, code.Text.Length);
                Assert.Equal(type, TypeOf(ScanReader.Read(code.Text, "]C0", Today)));
            }
        }
    }

    [Fact]
    public void One_wrong_character_anywhere_is_seen()
    {
        foreach (var code in SomeCodes())
        {
            for (var i = FacilityCode.Prefix.Length; i < code.Length; i++)
            {
                var wrong = FacilityCode.Alphabet.Where(letter => letter != code[i])
                    .Select(letter => code[..i] + letter + code[(i + 1)..]);
                Assert.All(wrong, text => Assert.Null(FacilityCode.Read(text)));
            }
        }
    }

    [Fact]
    public void Two_characters_swapped_anywhere_are_seen()
    {
        foreach (var code in SomeCodes())
        {
            for (var i = FacilityCode.Prefix.Length; i < code.Length; i++)
            {
                for (var j = i + 1; j < code.Length; j++)
                {
                    if (code[i] == code[j]) continue;
                    var swapped = code.ToCharArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    Assert.Null(FacilityCode.Read(new string(swapped)));
                }
            }
        }
    }

    [Fact]
    public void One_character_lost_or_doubled_is_seen()
    {
        foreach (var code in SomeCodes())
        {
            for (var i = FacilityCode.Prefix.Length; i < code.Length; i++)
            {
                Assert.Null(FacilityCode.Read(code.Remove(i, 1)));
                Assert.Null(FacilityCode.Read(code.Insert(i, code[i].ToString())));
            }
        }
    }

    [Fact]
    public void A_badge_never_passes_as_a_client_whatever_letter_is_misread()
    {
        var badge = FacilityCode.ForNumber(FacilityCodeType.Staff, 12).Text;
        Assert.IsType<StaffScan>(ScanReader.Read(badge, null, Today));
        foreach (var letter in FacilityCode.Alphabet.Where(letter => letter != 'S'))
            Assert.IsNotType<ClientScan>(ScanReader.Read("MD" + letter + badge[3..], null, Today));
    }

    [Fact]
    public void A_wrong_check_character_is_not_readable()
    {
        var code = FacilityCode.ForNumber(FacilityCodeType.Client, 0x1234567890).Text;
        var wrong = code[..^1] + (code[^1] == 'Z' ? 'Y' : 'Z');
        var scan = Assert.IsType<UnreadableScan>(ScanReader.Read(wrong, null, Today));
        Assert.Equal(UnreadableCause.HouseLabelWrong, scan.Cause);
    }

    [Fact]
    public void A_typed_code_may_have_small_letters_blanks_and_hyphens_and_O_for_0()
    {
        var code = FacilityCode.ForNumber(FacilityCodeType.Pack, 1);
        Assert.Equal("MDP00000001", code.Text[..^1]);
        var typed = $"mdp-oooo ooo{'l'}{code.Text[^1]}";
        Assert.Equal(code, FacilityCode.Read(typed));
        Assert.IsType<PackScan>(ScanReader.Read(typed, null, Today));
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(1L << 40, 8)]
    [InlineData(0, 7)]
    [InlineData(0, 14)]
    public void A_number_that_does_not_fit_is_refused(long number, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FacilityCode.ForNumber(FacilityCodeType.Order, number, length));

    [Theory]
    [InlineData("MD Smith")]
    [InlineData("STAFF-00012")]
    [InlineData("MDX12345678")]
    public void Other_texts_are_not_taken_for_a_label_of_the_house(string text) =>
        Assert.IsType<UnknownScan>(ScanReader.Read(text, null, Today));

    private static IEnumerable<string> SomeCodes()
    {
        var random = new Random(7);
        foreach (var type in Enum.GetValues<FacilityCodeType>())
        {
            yield return FacilityCode.ForNumber(type, 0, 4).Text;
            for (var i = 0; i < 10; i++) yield return FacilityCode.ForNumber(type, random.NextInt64(1L << 40)).Text;
            yield return FacilityCode.ForNumber(type, random.NextInt64(1L << 60), 12).Text;
        }
    }

    private static FacilityCodeType? TypeOf(Scan scan) => scan switch
    {
        ClientScan { Code: not null } => FacilityCodeType.Client,
        PackScan => FacilityCodeType.Pack,
        PreparedDoseScan => FacilityCodeType.PreparedDose,
        OrderScan => FacilityCodeType.Order,
        PlaceScan { Code: not null } => FacilityCodeType.Place,
        StaffScan { Code: not null } => FacilityCodeType.Staff,
        _ => null,
    };
}
