namespace Microsoft.DotNet.Interactive;

public sealed class DisplayedValue(List<object> outputs, int place)
{
    public void Update(object value) => outputs[place] = value;
}
