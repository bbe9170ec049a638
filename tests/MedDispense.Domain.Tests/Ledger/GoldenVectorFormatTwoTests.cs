using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Tests.Ledger;

/// <summary>The canonical bytes that format 2 added for papers around stock, worked out by another program from the
/// description of the format. What ends a paper comes later and is no part of it.</summary>
public sealed class GoldenVectorFormatTwoTests
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
            + "66666666666666666666660000001001890000000070008000000000000020",
            "1f7b67f3e6440eb7f4781e0d943917720b3bed09d93629a3d1262dde362dfd4c"),
        ["recall"] = (
            "000000100189000000007000800000000000001800000002413100000003522d3700000011466f726569676e20706172"
            + "7469636c6573000000080000019eb0c46afc",
            "3352a9e2377e4ed017206bcbc390e9d9593bbd2d4543d352774301506b991d9c"),
        ["destruction"] = (
            "000000100189000000007000800000000000001100000010018900000000700080000000000000130000000800000000"
            + "00000003000000036b69740000001001890000000070008000000000000003000000080000019eb0c46afc",
            "f9edb7bca5f316848abd2047c8a5809ec91f1ca1e6fa66fb9903b2a8227f8c7e"),
    };

    private static readonly IReadOnlyList<IHashedPart> All =
        [GoldenPosting.Destruction, GoldenPosting.Recall, GoldenPosting.PostingInFormatTwo];

    public static TheoryData<string> Parts => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_bytes_and_the_digest_of_a_part_are_fixed(string name)
    {
        var part = All.Single(part => part.PartName == name);
        var writer = new CanonicalWriter();

        part.WriteTo(writer);

        Assert.Equal(Vectors[name].Bytes, Convert.ToHexStringLower(writer.ToArray()));
        Assert.Equal(Vectors[name].Digest, Convert.ToHexStringLower(PostingHash.DigestOf(part)));
    }

    [Fact]
    public void The_hash_of_a_posting_with_papers_around_stock_is_fixed_whatever_the_order_of_the_parts()
    {
        const string Hash = "94227ed67982ad3920fea33a496fe53b42bebfc632f3ce3c0526c6aa0fe6ad87";

        Assert.Equal(Hash, PostingHash.Of(2, GoldenPosting.PreviousHash, All));
        Assert.Equal(Hash, PostingHash.Of(2, GoldenPosting.PreviousHash, All.Reverse()));
    }

    [Fact]
    public void Both_formats_are_known_and_no_other()
    {
        Assert.True(Posting.IsKnownFormat(1));
        Assert.True(Posting.IsKnownFormat(Posting.CurrentFormat));
        Assert.False(Posting.IsKnownFormat(0));
        Assert.False(Posting.IsKnownFormat(Posting.CurrentFormat + 1));
    }
}
