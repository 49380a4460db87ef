using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TemplateNamespace;

/// <summary>Options of the dataset; in an experiment they are keys beside its id, in snake_case.</summary>
public sealed record TemplateClassOptions
{
    [Description("Training samples; the validation and the test split have a quarter of them each.")]
    [Range(12, 1000000)]
    public int Training { get; init; } = 1000;

    [Description("Standard deviation of a cluster; the centers are of length 2 on average.")]
    [Range(1e-6, 1e6)]
    public double Spread { get; init; } = 0.5;
}
