using NebulaBench.Datasets.Tables;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(TablesPlugin), ContractVersion.Current)]

namespace NebulaBench.Datasets.Tables;

/// <summary>Registers the dataset of vectors.</summary>
public sealed class TablesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddDataset<TableDataset, TableOptions>("table", "Your own vectors: rows of a CSV, TSV, NPY or NPZ file.");
    }
}
