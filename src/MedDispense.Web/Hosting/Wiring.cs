using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Web.Features.MedicineImports;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.SignIn;
using MedDispense.Web.Features.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Hosting;

/// <summary>Puts the parts of the program together: services first, then the way of a request through them.</summary>
public static class Wiring
{
    public static IServiceCollection AddMedDispense(this IServiceCollection services, StartOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddMedDispenseDatabase(options);
        services.AddPeople();
        services.AddScoped<CurrentStaff>();
        services.AddScoped<PresenceCheck>();
        services.AddScoped<CredentialCheck>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<OwnSignature>();
        services.AddScoped<LastAdministrator>();
        services.AddSingleton<WrongTries>();
        services.AddSingleton<SignInAudit>();
        services.AddSingleton<ChosenAccount>();
        services.AddScoped<SignInTicket>();
        services.AddSingleton<PinHasher>();
        services.AddScoped<Acts>();
        services.AddSingleton<ScanTickets>();
        services.AddScoped<Audits>();
        services.AddSingleton(new AuditQueue());
        services.AddHostedService<AuditWriter>();
        services.AddUseCases();
        services.AddRowProjections();
        services.AddSingleton<ImportsUnderWay>();
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<DiscrepancyWatch>();
        services.AddMedDispensePolicies();
        services.AddSignInLimits();
        services.AddControllersWithViews(mvc => mvc.MaxModelValidationErrors = 50).AddFrame();
        return services;
    }

    public static void UseMedDispense(this WebApplication app)
    {
        app.UseFrame();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<FacilityScopeMiddleware>();
        app.UseAuthorization();
        app.MapControllers().WithStaticAssets();
        app.MapHealth();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
            {
                identity.Password.RequiredLength = 12;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireDigit = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<MedDispenseDb>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.Cookie.Name = "meddispense";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.HttpOnly = true;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                // A shift, counted from signing in; the idle lock is what follows use.
                cookie.SlidingExpiration = false;
                cookie.Events.OnRedirectToLogin = SignInRedirects.ToDoorAsync;
                cookie.Events.OnRedirectToAccessDenied = SignInRedirects.RefuseAsync;
            });
        services.AddDataProtection().SetApplicationName("MedDispense");
        services.AddSingleton<KeysInDatabase>();
        services.AddOptions<KeyManagementOptions>()
            .Configure<KeysInDatabase>((keys, repository) => keys.XmlRepository = repository);
    }
}
