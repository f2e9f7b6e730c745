namespace MlPipeline.ApiServer.Selectors;

/// <summary>How a label is compared.</summary>
internal enum LabelOperator
{
    Exists,
    DoesNotExist,
    In,
    NotIn,
}
