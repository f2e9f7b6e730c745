using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Access.ServiceAccounts;

/// <summary>The key that tokens of service accounts are signed with: a Secret that only the platform can read, made at the first start.</summary>
internal static class SigningKey
{
    private const string Name = "service-account-signing-key";
    private const string Entry = "key";
    private const int Length = 64;

    public static async Task<byte[]> EnsureAsync(ObjectStore store, ResourceKind secrets, ObjectCreator creator, string namespaceName)
    {
        var stored = store.State.Find(new ObjectKey(secrets.StorageName, namespaceName, Name))
            ?? await creator.CreateAsync(secrets, namespaceName, Create(secrets), WriteContext.OfServer);
        return Convert.FromBase64String(stored.Parse().Child("data").Text(Entry)!);
    }

    private static JsonObject Create(ResourceKind secrets) => new()
    {
        [ObjectFields.ApiVersion] = secrets.ApiVersion,
        [ObjectFields.Kind] = secrets.Kind,
        [ObjectFields.Metadata] = new JsonObject { [ObjectFields.Name] = Name },
        ["data"] = new JsonObject { [Entry] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) },
    };
}
