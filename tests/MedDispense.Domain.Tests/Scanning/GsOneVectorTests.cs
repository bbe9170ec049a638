using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneVectorTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Every_GS1_vector_gives_what_it_expects() =>
        SharedScanningMaterial.AssertAllAgree(name => !name.Contains("ndc"), output);
}
