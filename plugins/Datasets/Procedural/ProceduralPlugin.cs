using NebulaBench.Datasets.Procedural;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ProceduralPlugin), ContractVersion.Current)]

namespace NebulaBench.Datasets.Procedural;

/// <summary>Registers the datasets that are computed instead of downloaded.</summary>
public sealed class ProceduralPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddDataset<StrokeDigitsDataset, StrokeDigitsOptions>(
            "stroke-digits",
            "Digits drawn as pen strokes with random pose, pen, distortion and noise: 10 classes, known factors, no download.");
        plugins.AddDataset<ShadedSolidsDataset, ShadedSolidsOptions>(
            "shaded-solids",
            "Shaded color renderings of ten solids before clutter, with random pose, light and hue: known factors, clean pictures and "
            + "segmentations, no download.");
    }
}
