using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MlPipeline.ApiServer.Access.Rbac;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Access.ServiceAccounts;

/// <summary>
/// Issues tokens to service accounts and knows them again: signed JSON Web Tokens with the claims of Kubernetes, good as long as the
/// account they were issued to exists. Source: kubernetes/enhancements, KEP-1205.
/// </summary>
internal sealed class ServiceAccountTokens(ObjectStore store, TimeProvider time)
{
    public const string Accounts = "serviceaccounts";
    public const string Audience = "https://kubernetes.default.svc";

    private const string Issuer = Audience;
    private const string PrivateClaim = "kubernetes.io";
    private const string AccountClaim = "serviceaccount";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private SymmetricSecurityKey? _key;

    /// <summary>Sets the key that tokens are signed with; one of another start keeps tokens good.</summary>
    public void Use(byte[] key) => _key = new SymmetricSecurityKey(key);

    /// <summary>Issues a token.</summary>
    /// <param name="account">The service account.</param>
    /// <param name="audiences">Whom the token is for.</param>
    /// <param name="lifetime">How long it is good.</param>
    public ServiceAccountToken Issue(StoredObject account, IReadOnlyList<string> audiences, TimeSpan lifetime)
    {
        var (now, key) = (time.GetUtcNow(), account.Key);
        var expires = now + lifetime;
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = RbacObjects.ServiceAccount(key.Namespace, key.Name),
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
            [JwtRegisteredClaimNames.Aud] = audiences.ToArray(),
            [PrivateClaim] = new Dictionary<string, object>
            {
                ["namespace"] = key.Namespace,
                [AccountClaim] = new Dictionary<string, object> { ["name"] = key.Name, ["uid"] = account.Uid },
            },
        };
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
        return new ServiceAccountToken(token, expires);
    }

    /// <summary>Finds the service account that a token was issued to, or null.</summary>
    public async Task<ApiUser?> AuthenticateAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = _key,
            LifetimeValidator = (notBefore, expires, _, _) => notBefore <= time.GetUtcNow().UtcDateTime && time.GetUtcNow().UtcDateTime < expires,
        });
        return result.IsValid && Account(result.ClaimsIdentity) is { } account ? UserOf(account) : null;
    }

    private StoredObject? Account(ClaimsIdentity identity)
    {
        var claim = JsonNode.Parse(identity.FindFirst(PrivateClaim)?.Value ?? "{}") as JsonObject;
        var (space, about) = (claim.Text("namespace"), claim.Child(AccountClaim));
        var found = store.State.Find(new ObjectKey(Accounts, space ?? "", about.Text("name") ?? ""));
        return found?.Uid == about.Text("uid") ? found : null;
    }

    private static ApiUser UserOf(StoredObject account)
    {
        var (space, name) = (account.Key.Namespace, account.Key.Name);
        return new ApiUser(RbacObjects.ServiceAccount(space, name), RbacObjects.ServiceAccountGroups(space)) { Uid = account.Uid };
    }
}
