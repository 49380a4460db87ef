using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Loading;

/// <summary>
/// Keeps the dataset of the run at hand for the next one. Runs come dataset by dataset, so one is enough; a dataset that could
/// not be loaded is not tried again for every run of its own.
/// </summary>
/// <param name="components">Makes datasets.</param>
/// <param name="log">Takes what went wrong where nothing depends on it.</param>
public sealed class LoadedDataCache(IComponentFactory components, ILogger<LoadedDataCache> log) : IDisposable
{
    private string? key;
    private IDataset? dataset;
    private LoadedData? data;
    private ExceptionDispatchInfo? failure;

    /// <summary>The hash of a dataset's content: its files are read, but its splits are not loaded.</summary>
    public string Hash(ComponentSpec wanted)
    {
        Turn(wanted);
        return Try(() => data?.Hash ?? LoadedData.HashOf(Dataset(wanted), wanted));
    }

    /// <summary>The dataset of a run; the cache owns it.</summary>
    public LoadedData Take(ComponentSpec wanted)
    {
        Turn(wanted);
        return Try(() => data ??= LoadedData.From(Dataset(wanted), wanted));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (LoadedData? old, key, dataset, data, failure) = (data, null, null, null, null);
        SafeDispose.For(old, text => log.LogWarning("{Text}", text));
    }

    private void Turn(ComponentSpec wanted)
    {
        string name = $"{wanted.Id} {CanonicalJson.For(wanted.Options)}";
        if (name != key)
        {
            Dispose();
            key = name;
        }
    }

    private IDataset Dataset(ComponentSpec wanted) => dataset ??= components.Create<IDataset>(wanted);

    private T Try<T>(Func<T> work)
    {
        failure?.Throw();
        try
        {
            return work();
        }
        catch (Exception reason)
        {
            failure = ExceptionDispatchInfo.Capture(reason);
            throw;
        }
    }
}
