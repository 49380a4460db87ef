using System.Runtime.ExceptionServices;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Loading;

/// <summary>
/// Keeps the dataset of the run at hand for the next one. Runs come dataset by dataset, so one is enough; a dataset that could
/// not be loaded is not tried again for every run of its own.
/// </summary>
/// <param name="components">Makes datasets.</param>
public sealed class LoadedDataCache(IComponentFactory components) : IDisposable
{
    private string? key;
    private LoadedData? data;
    private ExceptionDispatchInfo? failure;

    /// <summary>The dataset of a run; the cache owns it.</summary>
    public LoadedData Take(ComponentSpec dataset)
    {
        string wanted = $"{dataset.Id} {CanonicalJson.Of(dataset.Options)}";
        if (wanted != key)
        {
            Dispose();
            key = wanted;
            Load(dataset);
        }
        failure?.Throw();
        return data!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        data?.Dispose();
        (key, data, failure) = (null, null, null);
    }

    private void Load(ComponentSpec dataset)
    {
        try
        {
            data = LoadedData.Of(dataset, components);
        }
        catch (Exception reason)
        {
            failure = ExceptionDispatchInfo.Capture(reason);
        }
    }
}
