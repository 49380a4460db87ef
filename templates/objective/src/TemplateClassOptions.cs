using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TemplateNamespace;

/// <summary>Options of the objective; in an experiment they are keys beside its id, in snake_case.</summary>
public sealed record TemplateClassOptions
{
    [Description("Weight of the squared distance of a latent from the sphere.")]
    [Range(0, 1e9)]
    public double Weight { get; init; } = 1;

    [Description("Radius of the sphere.")]
    [Range(1e-6, 1e6)]
    public double Radius { get; init; } = 1;
}
