using Xunit.Abstractions;
using Xunit.Sdk;

namespace MedDispense.Testing;

/// <summary>
/// A test that runs once on each database: its first parameter is the <see cref="DatabaseKind"/>. With further rows
/// (<c>InlineData</c>, <c>MemberData</c>) each row runs on both. Where PostgreSQL is not installed that half is skipped
/// by name; in CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MedDispense.Testing." + nameof(BothDatabasesDiscoverer), "MedDispense.Testing")]
public sealed class BothDatabasesAttribute : FactAttribute;

/// <summary>A test of what only PostgreSQL does: skipped by name where it is not installed, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresBinaries.SkipReason;
}

/// <summary>A theory about what only PostgreSQL does: skipped by name where it is not installed, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresBinaries.SkipReason;
}

/// <summary>Finds the cases of a <see cref="BothDatabasesAttribute"/>; xunit makes it by name.</summary>
public sealed class BothDatabasesDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        from row in Rows(testMethod)
        from kind in Enum.GetValues<DatabaseKind>()
        select Case(discoveryOptions, testMethod, [kind, .. row], SkipReason(kind));

    private IXunitTestCase Case(
        ITestFrameworkDiscoveryOptions options, ITestMethod method, object?[] arguments, string? skipReason)
    {
        var display = options.MethodDisplayOrDefault();
        var displayOptions = options.MethodDisplayOptionsOrDefault();
        return skipReason is null
            ? new XunitTestCase(messages, display, displayOptions, method, arguments)
            : new XunitSkippedDataRowTestCase(messages, display, displayOptions, method, skipReason, arguments);
    }

    private static string? SkipReason(DatabaseKind kind) => kind switch
    {
        DatabaseKind.SQLite => null,
        DatabaseKind.PostgreSQL => PostgresBinaries.SkipReason,
    };

    private static List<object?[]> Rows(ITestMethod testMethod)
    {
        var method = testMethod.Method.ToRuntimeMethod();
        var sources = method.GetCustomAttributes(typeof(DataAttribute), inherit: false).Cast<DataAttribute>().ToList();
        return sources.Count == 0 ? [[]] : [.. sources.SelectMany(source => source.GetData(method))];
    }
}
