using System.Globalization;
using Microsoft.OpenApi;

namespace MlPipeline.Engines.Deployment;

/// <summary>What the engine serves right now, as an OpenAPI 3.1 document: each model version with the arguments that it takes.</summary>
internal static class ServingDocument
{
    private const string Json = "application/json";
    private const string TokenScheme = "token";

    internal static Task<string> WriteAsync(IReadOnlyList<LoadedModel> models, CancellationToken cancellation) =>
        Create(models).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation);

    private static OpenApiDocument Create(IReadOnlyList<LoadedModel> models)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = "Deployment engine", Version = "1.0" },
            Paths = [],
            Components = new OpenApiComponents
            {
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [TokenScheme] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Header,
                        Name = Contracts.KubeDirector.EngineServices.TokenHeader,
                        Description = "The member's token, which annotation kubedirector.hpe.com/kd-auth-token of its service holds.",
                    },
                },
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [] }];
        foreach (var model in models)
        {
            document.Paths.Add($"/{Escape(model.Registration.Name)}/{Escape(model.Registration.Version)}/predict", Predict(model));
            document.Paths.Add($"/{Escape(model.Registration.Name)}/{Escape(model.Registration.Version)}/schema", Get("The arguments of one prediction, as JSON Schema."));
        }

        document.Paths.Add("/models", Get("All model versions, those that cannot be served among them."));
        document.Paths.Add("/history", Get("The records of the last predictions."));
        document.Paths.Add("/metrics", Get("Requests and latencies by model version, for Prometheus."));
        return document;
    }

    private static OpenApiPathItem Predict(LoadedModel model)
    {
        var set = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = model.Arguments.All.ToDictionary(name => name, _ => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.Number }),
            Required = model.Arguments.All.ToHashSet(),
            AdditionalPropertiesAllowed = false,
        };
        var body = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "scoring_args" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["use_scoring"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "False scores by the model's own schema, without its script." },
                ["scoring_args"] = new OpenApiSchema { OneOf = [set, new OpenApiSchema { Type = JsonSchemaType.Array, Items = set }] },
            },
        };
        var operation = new OpenApiOperation
        {
            Summary = $"Predicts with {model.Registration}.",
            Description = model.Registration.Description,
            RequestBody = new OpenApiRequestBody { Required = true, Content = Of(body) },
            Responses = Answers(
                (StatusCodes.Status200OK, "The record of the prediction."),
                (StatusCodes.Status400BadRequest, "The arguments are not those of the model."),
                (StatusCodes.Status500InternalServerError, "The scoring script failed."),
                (StatusCodes.Status504GatewayTimeout, "The scoring script took too long."),
                (StatusCodes.Status507InsufficientStorage, "The scoring script took too much memory.")),
        };
        return new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Post] = operation } };
    }

    private static OpenApiPathItem Get(string summary) => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Get] = new OpenApiOperation { Summary = summary, Responses = Answers((StatusCodes.Status200OK, summary)) },
        },
    };

    private static OpenApiResponses Answers(params (int Status, string Description)[] answers)
    {
        var responses = new OpenApiResponses();
        foreach (var (status, description) in answers)
        {
            responses.Add(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = description });
        }

        return responses;
    }

    private static Dictionary<string, IOpenApiMediaType> Of(IOpenApiSchema schema) => new() { [Json] = new OpenApiMediaType { Schema = schema } };

    private static string Escape(string segment) => Uri.EscapeDataString(segment);
}
