namespace Microsoft.DotNet.Interactive;

public sealed class PasswordString(string clearTextPassword)
{
    public string GetClearTextPassword() => clearTextPassword;
}
