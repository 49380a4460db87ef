using Microsoft.Extensions.Logging;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using YamlDotNet.Serialization;

namespace TestPlugins;

/// <summary>Tells the tests what it was given, in the only words the contract has for it.</summary>
public sealed class GoodArchitecture(GoodOptions options, IDataFolder folder, ILogger<GoodArchitecture> logger) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data)
    {
        Version? yaml = typeof(ISerializer).Assembly.GetName().Version;
        return Compatibility.No($"width {options.Width}, data in {folder.Root}, YamlDotNet {yaml?.Major}, logs {logger.IsEnabled(LogLevel.Error)}");
    }

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
