using NebulaBench.Plugins;
using PenStrokes;

[assembly: NebulaPlugin(typeof(PenStrokesPlugin), ContractVersion.Current)]

namespace PenStrokes;

public sealed class PenStrokesPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins) =>
        plugins.AddDataset<PenStrokesDataset, PenStrokesOptions>("pen-strokes", "Drawings kept as strokes of a pen, in a text file.");
}
