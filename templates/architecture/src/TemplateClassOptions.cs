using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TemplateNamespace;

/// <summary>Options of the architecture; in an experiment they are keys beside its id, in snake_case.</summary>
public sealed record TemplateClassOptions
{
    [Description("Width of the hidden layer of the encoder, and of the decoder.")]
    [Range(1, 65536)]
    public int Width { get; init; } = 64;
}
