using NebulaBench.Errors;

namespace NebulaBench.Metrics.Selection;

/// <summary>A metric that can be measured: its id, where it comes from and how it is created. It is created when it is first needed.</summary>
public sealed class MetricSource
{
    private readonly Func<IMetric> create;
    private readonly Lazy<IMetric> metric;

    /// <summary>Describes a metric.</summary>
    /// <param name="id">Its id, kebab-case, such as <c>effective-rank</c>.</param>
    /// <param name="type">Its class.</param>
    /// <param name="create">Makes it.</param>
    /// <param name="origin">
    /// For a metric of a plugin, what reasons call it: <c>metric 'ID' of plugin 'NAME'</c>. What it throws costs only its own values. Null for a
    /// metric of this assembly, whose exceptions are passed on.
    /// </param>
    public MetricSource(string id, Type type, Func<IMetric> create, string? origin = null)
    {
        Id = id;
        Type = type;
        Origin = origin;
        this.create = create;
        metric = new Lazy<IMetric>(() => Checked(create()));
    }

    /// <summary>Its id, kebab-case.</summary>
    public string Id { get; }

    /// <summary>Its class.</summary>
    public Type Type { get; }

    /// <summary>Whether the id of a value is another metric's already; nothing is unless said otherwise.</summary>
    public Func<string, bool> IsTaken { get; init; } = _ => false;

    /// <summary>Makes another one.</summary>
    public IMetric Create() => create();

    /// <summary>What reasons call a metric of a plugin; null for one of this assembly.</summary>
    public string? Origin { get; }

    /// <summary>Its id in snake_case, with which the ids of its values begin.</summary>
    public string Prefix => Id.Replace('-', '_');

    /// <summary>What its values are; empty where it cannot be made.</summary>
    public IReadOnlyList<MetricDescriptor> Descriptors
    {
        get
        {
            try
            {
                return metric.Value.Descriptors;
            }
            catch (Exception) when (Origin is not null)
            {
                return [];
            }
        }
    }

    /// <summary>The ids of its values, or what stands for them where it cannot be made.</summary>
    internal IReadOnlyList<string> Ids => Descriptors is { Count: > 0 } known ? [.. known.Select(metric => metric.Id)] : [Prefix];

    /// <summary>Its values; where it is a plugin's and fails, each undefined with the cause.</summary>
    /// <param name="measure">Measures it.</param>
    internal IReadOnlyList<(string Key, Score Score)> Measure<TMetric>(Func<TMetric, IReadOnlyList<(string Key, Score Score)>> measure) =>
        Guarded(() => Described(measure((TMetric)metric.Value)), Failed)!;

    /// <summary>What <paramref name="work"/> gives, or where a plugin's metric throws, what stands for it.</summary>
    internal T Guarded<T>(Func<T> work, Func<Exception, T> failed)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (Origin is not null)
        {
            return failed(failure);
        }
    }

    /// <summary>The metric itself; throws what making it throws.</summary>
    internal TMetric Open<TMetric>() => (TMetric)metric.Value;

    /// <summary>All its values, undefined because of an exception.</summary>
    internal IReadOnlyList<(string Key, Score Score)> Failed(Exception failure)
    {
        string cause = failure is NebulaException known ? known.What : FailureText.For(failure);
        var reason = Score.Undefined($"{Origin} failed: {cause}");
        string[] ids = [.. Descriptors.Select(metric => metric.Id).Where(id => !id.Contains('*', StringComparison.Ordinal))];
        return ids.Length == 0 ? [(Prefix, reason)] : [.. ids.Select(id => (id, reason))];
    }

    /// <summary>The values as given, of which each must have a descriptor.</summary>
    internal IReadOnlyList<(string Key, Score Score)> Described(IReadOnlyList<(string Key, Score Score)> values)
    {
        if (Origin is null)
        {
            return values;
        }
        ArgumentNullException.ThrowIfNull(values);
        IReadOnlyList<MetricDescriptor> descriptors = metric.Value.Descriptors;
        var keys = new HashSet<string>();
        foreach ((string key, Score score) in values)
        {
            if (!descriptors.Any(descriptor => descriptor.Describes(key)))
            {
                throw new InvalidOperationException($"it gave a value '{key}' that none of its descriptors describes");
            }
            if (!keys.Add(key))
            {
                throw new InvalidOperationException($"it gave the value '{key}' twice");
            }
            if (score == default)
            {
                throw new InvalidOperationException($"its value '{key}' has neither a number nor a reason");
            }
        }
        return values;
    }

    private IMetric Checked(IMetric made)
    {
        if (Origin is null)
        {
            return made;
        }
        IReadOnlyList<MetricDescriptor> descriptors = made.Descriptors;
        if (descriptors is not { Count: > 0 })
        {
            throw new InvalidOperationException("it describes no value");
        }
        foreach (MetricDescriptor descriptor in descriptors)
        {
            if (descriptor.Id != Prefix && !descriptor.Id.StartsWith(Prefix + "_", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"the id '{descriptor.Id}' of its value must be '{Prefix}' or begin with '{Prefix}_'");
            }
            if (!MetricContracts.IsValueId(descriptor.Id))
            {
                throw new InvalidOperationException($"the id '{descriptor.Id}' of its value is not snake_case");
            }
            if (IsTaken(descriptor.Id))
            {
                throw new InvalidOperationException($"the id '{descriptor.Id}' of its value is that of a metric of the suite");
            }
            if (descriptor.Family != MetricContracts.FamilyOf(made.GetType()))
            {
                throw new InvalidOperationException($"the family of its value '{descriptor.Id}' must be {MetricContracts.FamilyOf(made.GetType())}");
            }
        }
        return made;
    }
}
