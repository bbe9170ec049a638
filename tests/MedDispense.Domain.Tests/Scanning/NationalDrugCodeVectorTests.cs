using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class NationalDrugCodeVectorTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Every_NDC_vector_gives_what_it_expects() =>
        SharedScanningMaterial.AssertAllAgree(name => name.Contains("ndc"), output);
}
