using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Models;

/// <summary>All that makes up a model.</summary>
/// <param name="Schema">The features it takes.</param>
/// <param name="Paces">The paces of zones, for features that take them.</param>
/// <param name="Scaler">The preprocessing between features and trees.</param>
/// <param name="TreesText">The trees as LightGBM's UTF-8 text.</param>
/// <param name="Description">What it says about itself.</param>
internal sealed record ModelContent(FeatureSchema Schema, ZonePaces Paces, StandardScaler Scaler, byte[] TreesText, ModelDescription Description);
