using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;

namespace TemplateNamespace;

/// <summary>Options of the optimizer; in an experiment they are keys beside its id, in snake_case. The learning rate is inherited.</summary>
public sealed record TemplateClassOptions : OptimizationOptions
{
    [Description("Share of the running mean that a step keeps.")]
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.9;
}
