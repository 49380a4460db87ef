using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;

namespace TestPlugins;

public sealed record HalvingOptions
{
    [Description("Epochs between two halvings.")]
    [Range(1, 1000)]
    public int Every { get; init; } = 1;
}

public sealed class Halving(HalvingOptions options) : ISchedule
{
    public double Factor(int epoch, int epochs) => Math.Pow(0.5, epoch / options.Every);
}

public sealed class ThrowingSchedule : ISchedule
{
    public double Factor(int epoch, int epochs) => epoch == 0 ? 1 : throw new NotSupportedException("no second epochs on Tuesdays");
}
