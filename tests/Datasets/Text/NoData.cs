namespace NebulaBench.Datasets.Text.Tests;

/// <summary>A data folder that does not exist.</summary>
internal sealed class NoData : IDataFolder
{
    public string Root => "nowhere";
}
