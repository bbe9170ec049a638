using MedDispense.Vectors;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>What scripts/parse-codes says of files good and bad.</summary>
public sealed class VectorReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vectors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Vectors_that_agree_are_only_counted()
    {
        var (code, said, complaint) = Report("""
            {"vectors": [
              {"id": "A", "kind": "element_string", "input": "01003009354191901726113010AB\u001d21S", "expect":
                {"valid": true, "ais": {"01": "00300935419190", "17": "261130", "10": "AB", "21": "S"},
                 "gtin14": "00300935419190", "gtin_format": "GTIN-12", "expiry": "2026-11-30"}},
              {"id": "B", "kind": "bracketed", "input": "(10) ", "expect": {"valid": false, "error": "a blank"}},
              {"id": "C", "kind": "bracketed", "input": "(10)A ", "expect": {"valid": false, "error": "a blank"}},
              {"id": "D", "kind": "scanner_output_with_aim_prefix", "input": "]d1(01) any text", "expect":
                {"valid": true, "plain": "(01) any text"}},
              {"id": "E", "kind": "scanner_output_with_aim_prefix", "input": "]E05901234123457", "expect":
                {"valid": true, "ais": {"01": "05901234123457"}, "gtin_format": "GTIN-13"}},
              {"id": "F", "op": "to_ndc11", "input": "0093-5419-19", "expect": "00093541919"},
              {"id": "G", "op": "to_ndc11", "input": "0093541919", "expect": {"error": "cannot be told"}},
              {"id": "I", "kind": "plain_upce", "input": "04252614", "expect":
                {"valid": true, "upca": "042100005264", "gtin14": "00042100005264"}},
              {"id": "H", "op": "gtin14_to_ndc10_candidates", "input": "05901234123457", "expect": null}
            ]}
            """);
        Assert.Equal((0, "9 of 9 agree\n", ""), (code, said, complaint));
    }

    [Fact]
    public void A_disagreement_names_both_sides_and_shows_what_cannot_be_seen()
    {
        var (code, said, _) = Report("""
            {"vectors": [
              {"id": "A", "kind": "element_string", "input": "10AB\u001d17261130", "expect":
                {"valid": true, "expiry": "2026-11-29"}},
              {"id": "B", "kind": "plain_gtin", "input": "5901234123458", "expect": {"valid": true}},
              {"id": "C", "op": "is_valid_ndc10_format", "input": "1234-567-89", "expect": false}
            ]}
            """);
        Assert.Equal(1, code);
        Assert.Equal(
            "A  input 10AB<U+001D>17261130  expected expiry 2026-11-29  got expiry 2026-11-30\n"
            + "B  input 5901234123458  expected valid  got refused, no such number\n"
            + "1 of 3 agree\n", said);
    }

    [Theory]
    [InlineData("""{"id": "A", "kind": "poem", "input": "1", "expect": {"valid": true}}""", "no such kind of vector")]
    [InlineData("""{"id": "A", "op": "to_ndc13", "input": "1", "expect": "1"}""", "no such operation")]
    [InlineData("""{"id": "A", "input": "1", "expect": "1"}""", "neither")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": 1, "expect": {"valid": true}}""", "none")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": "1"}""", "none")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": "1", "expect": "1"}""", "something else")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": "1", "expect": {"valid": "yes"}}""", "neither")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": "96385074", "expect": {"valid": true, "colour": "red"}}""", "colour none")]
    [InlineData("""{"id": "A", "kind": "plain_gtin", "input": "\ud800", "expect": {"valid": false}}""", "half of one")]
    [InlineData("7", "none")]
    public void A_vector_that_cannot_be_judged_disagrees_and_says_why(string vector, string why)
    {
        var (code, said, _) = Report($$"""{"vectors": [{{vector}}]}""");
        Assert.Equal(1, code);
        Assert.EndsWith($"{why}\n0 of 1 agree\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON", "is not JSON (line 1).")]
    [InlineData("[]", "holds no list “vectors” with at least one vector in it.")]
    [InlineData("""{"vectors": {}}""", "holds no list “vectors” with at least one vector in it.")]
    [InlineData("""{"vectors": []}""", "holds no list “vectors” with at least one vector in it.")]
    public void A_file_without_vectors_is_an_error_in_one_sentence(string text, string sentence)
    {
        var (code, said, complaint) = Report(text);
        Assert.Equal((2, ""), (code, said));
        Assert.Equal($"{PathOf("vectors.json")} {sentence}\n", complaint);
    }

    [Fact]
    public void A_missing_file_a_folder_and_no_file_are_errors_in_one_sentence()
    {
        Assert.Equal($"There is no file {PathOf("absent.json")}.\n", ReportOn(PathOf("absent.json")).Complaint);
        Assert.Equal($"{_folder} cannot be read.\n", ReportOn(_folder).Complaint);
        Assert.Equal("Name one file with vectors: scripts/parse-codes FILE\n", ReportOn().Complaint);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private (int Code, string Said, string Complaint) Report(string text)
    {
        File.WriteAllText(PathOf("vectors.json"), text);
        return ReportOn(PathOf("vectors.json"));
    }

    private static (int Code, string Said, string Complaint) ReportOn(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var complaints = new StringWriter { NewLine = "\n" };
        return (VectorReport.Write(arguments, output, complaints), output.ToString(), complaints.ToString());
    }
}
