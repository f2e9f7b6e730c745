namespace MlPipeline.ApiServer.Protobuf;

/// <summary>The fields of a message by their numbers.</summary>
internal sealed class MessageShape(params (int Number, FieldShape Field)[] fields)
{
    private readonly Dictionary<int, FieldShape> _fields = fields.ToDictionary(field => field.Number, field => field.Field);

    public FieldShape? Find(int number) => _fields.GetValueOrDefault(number);
}
