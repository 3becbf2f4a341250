namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>The name of the cookie sign-in, shared by the page that signs in and the host that checks.</summary>
public static class SignInScheme
{
    public const string Name = "account";
}
