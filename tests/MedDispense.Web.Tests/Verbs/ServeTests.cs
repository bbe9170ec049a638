using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MedDispense.Testing;
using MedDispense.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace MedDispense.Web.Tests.Verbs;

public sealed class ServeTests
{
    private const string AnyPort = "http://127.0.0.1:0";

    [Fact]
    public async Task It_starts_on_an_empty_folder_and_a_second_one_on_the_same_data_is_turned_away()
    {
        var data = Scratch.NewFolder("data");
        await using var server = await ProgramProcess.ServeAsync([], "--empty", "--data", data, "--urls", AnyPort);
        using var http = new HttpClient { BaseAddress = server.Address };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);

        var second = await ProgramProcess.RunAsync("serve", "--empty", "--data", data, "--urls", AnyPort);
        RefusedWith(second, "MedDispense is running on the data in");
        var restore = await ProgramProcess.RunAsync("restore", Path.Combine(data, "any.db"), "--data", data);
        RefusedWith(restore, "MedDispense is running on the data in");

        // What only reads works beside it.
        Assert.Equal(0, (await ProgramProcess.RunAsync("verify", "--data", data)).ExitCode);
        Assert.Equal(0, (await ProgramProcess.RunAsync("backup", Path.Combine(data, "copy.db"), "--data", data)).ExitCode);
        Assert.Equal(0, (await ProgramProcess.RunAsync("migrate", "--data", data)).ExitCode);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var ended = await ProgramProcess.RunAsync("serve", "--empty", "--data", Scratch.NewFolder("data"), "--urls", $"http://127.0.0.1:{port}");

        RefusedWith(ended, $"http://127.0.0.1:{port} is taken");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_said_in_one_sentence()
    {
        var file = Path.Combine(Scratch.NewFolder("data"), "file");
        await File.WriteAllTextAsync(file, "");

        var ended = await ProgramProcess.RunAsync("serve", "--empty", "--data", Path.Combine(file, "data"), "--urls", AnyPort);

        RefusedWith(ended, "cannot be written");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        var data = Scratch.NewFolder("data");
        var file = Path.Combine(data, "meddispense.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));

        var served = await ProgramProcess.RunAsync("serve", "--empty", "--data", data, "--urls", AnyPort);
        var verified = await ProgramProcess.RunAsync("verify", "--data", data);

        RefusedWith(served, "The database cannot be read");
        RefusedWith(verified, "The database cannot be read");
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_not_touched()
    {
        var data = await OfHouseAsync();
        await ExecuteAsync(data, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '99.0.0')");

        foreach (var args in new string[][] { ["serve", "--empty", "--urls", AnyPort], ["verify"], ["migrate"] })
            RefusedWith(await ProgramProcess.RunAsync([.. args, "--data", data]), "newer MedDispense (schema 20991231000000_Later)");
    }

    [Theory]
    [InlineData("5080")]
    [InlineData("ftp://127.0.0.1:21")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:abc")]
    [InlineData("http://127.0.0.1:5080/here")]
    [InlineData(";")]
    [InlineData("https://127.0.0.1:5443")]
    public void An_address_that_cannot_be_listened_on_is_refused_before_anything_starts(string urls) =>
        Assert.Throws<UsageException>(() => ListenAddresses.Check(StartOptions.Parse(["serve", "--urls", urls])));

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://*:80")]
    [InlineData("http://[::1]:5080;http://localhost:5081")]
    public void An_address_that_can_be_listened_on_passes(string urls) =>
        ListenAddresses.Check(StartOptions.Parse(["serve", "--urls", urls]));

    [Fact]
    public async Task Wrong_command_lines_end_with_2_and_a_sentence()
    {
        foreach (var args in new string[][]
                 {
                     ["serve", "--urls", "nowhere"], ["fly"], ["--wings"], ["backup"], ["verify", "--anchor", "12:short"],
                     ["serve", "--postgres", "Nonsense=1"],
                 })
        {
            var ended = await ProgramProcess.RunAsync([.. args, "--data", Scratch.NewFolder("data")]);
            Assert.Equal(ExitCode.Usage, ended.ExitCode);
            Assert.Single(ended.Complained.Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task A_certificate_as_pfx_or_pem_serves_https_and_a_bad_one_is_said()
    {
        var folder = Scratch.NewFolder("certificate");
        var (pfx, pem, keyless, broken) = (Path.Combine(folder, "a.pfx"), Path.Combine(folder, "a.pem"), Path.Combine(folder, "b.pem"), Path.Combine(folder, "c.pfx"));
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx, "quiet harbour"));
            await File.WriteAllTextAsync(pem, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
            await File.WriteAllTextAsync(keyless, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(broken, "no certificate");
        }

        (string, string)[] password = [(HttpsCertificate.PasswordVariable, "quiet harbour")];
        foreach (var (file, environment) in new[] { (pfx, password), (pem, []) })
        {
            await using var server = await ProgramProcess.ServeAsync(environment,
                "--empty", "--data", Scratch.NewFolder("data"), "--urls", "https://127.0.0.1:0", "--certificate", file);
            using var http = new HttpClient(new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            });
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(server.Address, "/health/live"))).StatusCode);
        }

        foreach (var file in new[] { pfx, keyless, broken, Path.Combine(folder, "missing.pfx") })
        {
            RefusedWith(await ProgramProcess.RunAsync("serve", "--empty", "--data", Scratch.NewFolder("data"),
                "--urls", "https://127.0.0.1:0", "--certificate", file), "certificate file");
        }
    }

    internal static async Task<string> OfHouseAsync()
    {
        await using var house = await WebHouse.OpenAsync();
        house.KeepsData = true;
        await house.StockAsync("safe", 10);
        return house.Services.GetRequiredService<StartOptions>().DataFolder;
    }

    internal static async Task ExecuteAsync(string data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "meddispense.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    internal static void RefusedWith(Ended ended, string words)
    {
        Assert.Equal(ExitCode.Refused, ended.ExitCode);
        Assert.Contains(words, Assert.Single(ended.Complained.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Said, StringComparison.Ordinal);
    }
}
