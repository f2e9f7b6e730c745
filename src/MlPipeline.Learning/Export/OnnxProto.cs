namespace MlPipeline.Learning.Export;

/// <summary>The messages of an ONNX file by their field numbers (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).</summary>
internal static class OnnxProto
{
    public const int Float = 1;
    public const int Double = 11;

    private const int IntegerAttribute = 2;
    private const int TextAttribute = 3;
    private const int TensorAttribute = 4;
    private const int IntegersAttribute = 7;
    private const int TextsAttribute = 8;

    public static ProtobufWriter Model(int irVersion, string producer, string producerVersion, ProtobufWriter graph, params (string Domain, int Version)[] operators) =>
        new ProtobufWriter()
            .Number(1, irVersion)
            .Text(2, producer)
            .Text(3, producerVersion)
            .Message(7, graph)
            .Messages(8, operators.Select(set => new ProtobufWriter().Text(1, set.Domain).Number(2, set.Version)));

    public static ProtobufWriter Graph(
        string name, IEnumerable<ProtobufWriter> nodes, IEnumerable<ProtobufWriter> constants, ProtobufWriter input, ProtobufWriter output) =>
        new ProtobufWriter().Messages(1, nodes).Text(2, name).Messages(5, constants).Message(11, input).Message(12, output);

    public static ProtobufWriter Node(string type, string domain, IEnumerable<string> inputs, string output, params ProtobufWriter[] attributes) =>
        new ProtobufWriter().Texts(1, inputs).Text(2, output).Text(3, output).Text(4, type).Messages(5, attributes).Text(7, domain);

    /// <summary>A matrix of any number of rows.</summary>
    public static ProtobufWriter Matrix(string name, int elementType, int width)
    {
        var shape = new ProtobufWriter()
            .Message(1, new ProtobufWriter().Text(2, "rows"))
            .Message(1, new ProtobufWriter().Number(1, width));
        var tensor = new ProtobufWriter().Number(1, elementType).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    public static ProtobufWriter Tensor(string name, IReadOnlyList<double> values) =>
        new ProtobufWriter().Packed(1, [values.Count]).Number(2, Double).Text(8, name).RawDoubles(9, values);

    public static ProtobufWriter Attribute(string name, long value) => new ProtobufWriter().Text(1, name).Number(3, value).Number(20, IntegerAttribute);

    public static ProtobufWriter Attribute(string name, string value) => new ProtobufWriter().Text(1, name).Text(4, value).Number(20, TextAttribute);

    public static ProtobufWriter Attribute(string name, IEnumerable<long> values) => new ProtobufWriter().Text(1, name).Packed(8, values).Number(20, IntegersAttribute);

    public static ProtobufWriter Attribute(string name, IEnumerable<string> values) => new ProtobufWriter().Text(1, name).Texts(9, values).Number(20, TextsAttribute);

    public static ProtobufWriter Attribute(string name, IReadOnlyList<double> values) =>
        new ProtobufWriter().Text(1, name).Message(5, Tensor(name, values)).Number(20, TensorAttribute);
}
