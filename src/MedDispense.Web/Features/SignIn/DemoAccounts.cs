namespace MedDispense.Web.Features.SignIn;

/// <summary>The accounts of the demo facility, whose sign-in page lists them so that anybody can look around. A facility
/// that people work in never has them.</summary>
public static class DemoAccounts
{
    /// <summary>Password of every demo account; public on purpose, since the demo holds no real person.</summary>
    public const string Password = "harbour light breakfast";

    /// <summary>PIN of every demo account.</summary>
    public const string Pin = "4826";
}
