using MedDispense.Web.Verbs;

namespace MedDispense.Web.Hosting;

/// <summary>What the command line can ask for.</summary>
public static class Run
{
    public static async Task<int> Async(StartOptions options) => options.Verb switch
    {
        "serve" => await Serve.RunAsync(options),
        "verify" => await VerifyVerb.RunAsync(options),
        "migrate" => await MigrateVerb.RunAsync(options),
        "backup" => await BackupVerb.RunAsync(options),
        "restore" => await RestoreVerb.RunAsync(options),
        "import-medicines" => await ImportMedicinesVerb.RunAsync(options, Console.Out),
        "import-interactions" => await ImportInteractionsVerb.RunAsync(options, Console.Out),
        _ => throw new UsageException($"There is no verb {options.Verb}."),
    };

    /// <summary>The web application, not yet started.</summary>
    /// <param name="options">What the command line asked for.</param>
    /// <param name="change">Lets tests put in their clock and server.</param>
    /// <param name="contentRoot">The folder with wwwroot; by itself the program looks beside it, or where the
    /// environment says (ASPNETCORE_CONTENTROOT).</param>
    public static WebApplication Build(
        StartOptions options, Action<WebApplicationBuilder>? change = null, string? contentRoot = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Run).Assembly.GetName().Name,
            ContentRootPath = contentRoot ?? FolderOfPublishedProgram(),
        });
        builder.WebHost.UseUrls(options.Urls);
        if (options.CertificateFile is { } file)
        {
            var certificate = HttpsCertificate.Load(file);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        }

        // Outside development too: a program started from its build finds its static files by this.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddMedDispense(options);
        change?.Invoke(builder);
        var app = builder.Build();
        app.UseMedDispense();
        return app;
    }

    /// <summary>Once published, wwwroot lies beside the program.</summary>
    private static string? FolderOfPublishedProgram() =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
