using NebulaBench.Optimization;

namespace TemplateNamespace;

/// <summary>The rate falls linearly from that of the optimizer to a share of it. Replace the line by yours.</summary>
/// <param name="options">The options.</param>
public sealed class TemplateClassSchedule(TemplateClassOptions options) : ISchedule
{
    /// <inheritdoc/>
    public double Factor(int epoch, int epochs) => epochs == 1 ? 1 : 1 + ((options.FinalFactor - 1) * epoch / (epochs - 1));
}
