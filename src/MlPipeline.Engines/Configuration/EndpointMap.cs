using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Engines.Configuration;

/// <summary>
/// Where the members of a cluster listen: the file that stands for cluster DNS in the sandbox, read again whenever it was replaced.
/// An address that it does not have is left to DNS.
/// </summary>
internal sealed partial class EndpointMap(string? file)
{
    private readonly Lock _reading = new();
    private Dictionary<string, string> _addresses = [];
    private DateTime _written;

    internal EndPoint Resolve(DnsEndPoint address)
    {
        if (file is not null)
        {
            Refresh(file);
            if (_addresses.TryGetValue($"{address.Host}:{address.Port}", out var text) && IPEndPoint.TryParse(text, out var known))
            {
                return known;
            }
        }

        return IPAddress.TryParse(address.Host, out var ip) ? new IPEndPoint(ip, address.Port) : address;
    }

    private void Refresh(string path)
    {
        lock (_reading)
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (written == _written || !File.Exists(path))
            {
                return;
            }

            _addresses = JsonSerializer.Deserialize(File.ReadAllBytes(path), EndpointJson.Default.DictionaryStringString) ?? [];
            _written = written;
        }
    }

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class EndpointJson : JsonSerializerContext;
}
