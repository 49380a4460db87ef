using System.ComponentModel;

namespace TestPlugins;

public sealed record DeadlyOptions
{
    [Description("How it does so.")]
    public Death Way { get; init; }
}

public enum Death
{
    Kill,
    Throw,
    Exhaust,
    Crash,
}
