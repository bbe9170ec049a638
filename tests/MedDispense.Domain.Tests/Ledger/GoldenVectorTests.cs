using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Tests.Ledger;

/// <summary>The canonical bytes of format 1. The constants were worked out by another program from the description of
/// the format; a change that breaks one of them breaks every chain there is, and needs a new format version.</summary>
public sealed class GoldenVectorTests
{
    private static readonly Dictionary<string, (string Bytes, string Digest)> Vectors = new()
    {
        ["posting"] = (
            "000000100189000000007000800000000000000100000010018900000000700080000000000000020000000800000000"
            + "000001e20000000852656365697665640000001001890000000070008000000000000003000000100189000000007000"
            + "80000000000000040000000b4261646765416e6450696e00000008000000000000000100000010018900000000700080"
            + "000000000000050000001001890000000070008000000000000006000000100189000000007000800000000000000700"
            + "00001001890000000070008000000000000008000000080000019eb0c46afc000000080000019eb0c5555c0000000864"
            + "656c69766572790000001b426f782064c3a96368c3a9650a62792074686520636f757269657200000005444e2d373700"
            + "000010018900000000700080000000000000090000001001890000000070008000000000000010000000406666666666"
            + "666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666"
            + "6666666666666666666666",
            "09f7ac9516da62ad940186c915bb0dcaae149bd561945e43e5779a500c7a07ba"),
        ["movement"] = (
            "000000080000000000000001000000100189000000007000800000000000001100000008000000000000001e00000010"
            + "018900000000700080000000000000120000001001890000000070008000000000000013000000100189000000007000"
            + "800000000000001400000008000000000000000200000010018900000000700080000000000000150000000800000000"
            + "00000003",
            "da87938de27902ec750ca27e8268f4db97dfec7ba04bcf89ec92bf8ad6b094ab"),
        ["line"] = (
            "000000080000000000000001000000100189000000007000800000000000001600000008000000000000000700000008"
            + "4d6f76656d656e74000000100189000000007000800000000000001100000008000000000000001e0000000800000000"
            + "0000000000000008000000000000000000000008000000000000001d0000001001890000000070008000000000000013"
            + "00000010018900000000700080000000000000120000000a5365616c2077686f6c650000000800000000000000480000"
            + "0008000000000000002a000000080000000000000005",
            "0af113f7865dc35296abef2c852a2b107bfed794ff868ec726fec9ef23a35217"),
        ["receipt"] = (
            "000000080000000000000001000000100189000000007000800000000000001700000008000000000000000400000010"
            + "01890000000070008000000000000018000000100189000000007000800000000000001100000008000000000000001f"
            + "00000008000000000000001f00000008000000000000001e",
            "2f603232ead2d3f06eece38e6e86d675caa873dde347c5aed466a34f1a3b80c2"),
        ["discrepancy"] = (
            "00000010018900000000700080000000000000190000000800000000000000060000001744656c697665727944696666"
            + "65727346726f6d4e6f74650000000448696768000000080000019eb0c5555c0000001001890000000070008000000000"
            + "000018000000100189000000007000800000000000000700000010018900000000700080000000000000110000001001"
            + "89000000007000800000000000001300000008ffffffffffffffff00000019436f756e7465642033302c206e6f746520"
            + "736179732033312e",
            "162eafbf4c86482490391fb34c0d80e8e0dc716347ee1184237821eac34746d2"),
        ["step"] = (
            "0000000800000000000000010000001001890000000070008000000000000019000000064f70656e656400000019436f"
            + "756e7465642033302c206e6f746520736179732033312e000000080000000000000000",
            "88e5e54c5baae326bf94a2be9fe30b34c5d7fea40f4b256044e51d08db1692a5"),
        ["close"] = (
            "0000000800000000000b49c00000000800000000000001e1000000403031323334353637383961626364656630313233"
            + "343536373839616263646566303132333435363738396162636465663031323334353637383961626364656600000008"
            + "000000000000000c0000000800000000000000010000000800000000000000020000001a4f6e652066696c6d20737469"
            + "6c6c207369676e6564206f75742e",
            "8f62b7b3f97e04b23af77a9a3bbf8401138b85a5236a1bc936218363d38b8f28"),
    };

    public static TheoryData<string> Parts => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_bytes_and_the_digest_of_a_part_are_fixed(string name)
    {
        var part = GoldenPosting.Parts.Single(part => part.PartName == name);
        var writer = new CanonicalWriter();

        part.WriteTo(writer);

        Assert.Equal(Vectors[name].Bytes, Convert.ToHexStringLower(writer.ToArray()));
        Assert.Equal(Vectors[name].Digest, Convert.ToHexStringLower(PostingHash.DigestOf(part)));
    }

    [Fact]
    public void The_hash_of_a_posting_with_every_part_is_fixed_whatever_the_order_of_the_parts()
    {
        const string Hash = "fcbb5a94788594cf92f2279b4e045bf0c7686b00afa15d0b2251e73831a5a7e4";

        Assert.Equal(Hash, PostingHash.Of(1, GoldenPosting.PreviousHash, GoldenPosting.Parts));
        Assert.Equal(Hash, PostingHash.Of(1, GoldenPosting.PreviousHash, GoldenPosting.Parts.Reverse()));
    }

    [Fact]
    public void The_hash_of_the_first_posting_alone_is_fixed() => Assert.Equal(
        "018caefba131ca80dcbf0e1b1d3292efc7d7ade7ef12070071411ed1c55bab6d",
        PostingHash.Of(1, PostingHash.Genesis, [GoldenPosting.Posting]));

    [Fact]
    public void Every_part_the_format_and_the_posting_before_change_the_hash()
    {
        var whole = PostingHash.Of(1, GoldenPosting.PreviousHash, GoldenPosting.Parts);
        var others = new List<string>
        {
            PostingHash.Of(2, GoldenPosting.PreviousHash, GoldenPosting.Parts),
            PostingHash.Of(1, PostingHash.Genesis, GoldenPosting.Parts),
        };
        others.AddRange(GoldenPosting.Parts.Select(left =>
            PostingHash.Of(1, GoldenPosting.PreviousHash, GoldenPosting.Parts.Where(part => part != left))));

        Assert.DoesNotContain(whole, others);
        Assert.Equal(others.Count, others.Distinct().Count());
    }

    [Fact]
    public void A_missing_field_and_an_empty_one_differ() => Assert.NotEqual(
        new CanonicalWriter().Text(null).ToArray(), new CanonicalWriter().Text("").ToArray());

    [Fact]
    public void What_has_no_canonical_bytes_is_refused()
    {
        var writer = new CanonicalWriter();

        Assert.Throws<ArgumentException>(() => writer.Text("a\0b"));
        Assert.Throws<ArgumentException>(() => writer.Text("\ud800"));
        Assert.Throws<ArgumentException>(() => writer.Moment(new DateTime(2026, 6, 10, 9, 0, 0, DateTimeKind.Local)));
        Assert.Throws<ArgumentException>(() => writer.Moment(new DateTime(1, DateTimeKind.Utc)));
    }
}
