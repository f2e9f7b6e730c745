using System.Text.Json.Nodes;
using MlPipeline.Operator.Objects;
using MlPipeline.Operator.SecretKeys;

namespace MlPipeline.Operator.Admission.Configs;

/// <summary>Fills in what a kdconfig does not say.</summary>
internal static class KdConfigDefaults
{
    public static JsonObject Apply(JsonObject config)
    {
        var result = (JsonObject)config.DeepClone();
        if (result["spec"] is not JsonObject spec)
        {
            result["spec"] = spec = [];
        }

        spec["defaultServiceType"] ??= OperatorOptions.DefaultServiceType;
        spec["nativeSystemdSupport"] ??= false;
        spec["clusterSvcDomainBase"] ??= OperatorOptions.DefaultServiceDomain;
        spec["defaultNamingScheme"] ??= ObjectNames.UidScheme;
        spec["masterEncryptionKey"] ??= SecretKeyCipher.NewMasterKey();
        spec["backupClusterStatus"] ??= false;
        spec["allowRestoreWithoutConnections"] ??= false;
        return result;
    }
}
