using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TestPlugins;

public sealed record GoodOptions
{
    [Range(1, 100)]
    [Description("How wide it is.")]
    public int Width { get; init; } = 7;
}
