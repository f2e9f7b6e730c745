namespace MlPipeline.Interactive.Formatting;

/// <summary>Parts of the style, so that an output carries no rules for what it does not have.</summary>
[Flags]
internal enum StylePart
{
    None = 0,
    State = 1,
    Fields = 2,
    Table = 4,
    Lines = 8,
    Progress = 16,
    Figures = 32,
    Headline = 64,
    Picture = 128,
    Link = 256,
    Edit = 512,
}
