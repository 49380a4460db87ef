using System.Reflection;
using NebulaBench.Host.Components;
using NebulaBench.Metrics;
using NebulaBench.Plugins;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Plugins;

/// <summary>Loads every plugin that can be loaded into a catalog; the others are named in it and cost nobody anything.</summary>
public sealed class PluginDiscovery
{
    private readonly List<PluginDescriptor> plugins = [];
    private readonly List<ComponentDescriptor> components = [];
    private readonly List<PluginProblem> problems = [];

    private PluginDiscovery(IEnumerable<IPluginModule> builtIn)
    {
        foreach (IPluginModule module in builtIn)
        {
            RegisterBuiltIn(module);
        }
        RegisterBuiltIn(typeof(BundledMetrics).Assembly, registry => registry.AddBundledMetrics());
    }

    /// <summary>Loads the plugins of some folders.</summary>
    /// <param name="folders">The folders, in the order in which they take precedence.</param>
    /// <param name="builtIn">What the program brings itself; it comes first.</param>
    public static PluginCatalog Run(IReadOnlyList<PluginFolder> folders, params IReadOnlyList<IPluginModule> builtIn)
    {
        var discovery = new PluginDiscovery(builtIn);
        foreach (PluginFolder folder in folders)
        {
            (IReadOnlyList<PluginCandidate> candidates, IReadOnlyList<PluginProblem> problems) = PluginScan.Find(folder);
            discovery.problems.AddRange(problems);
            foreach (PluginCandidate candidate in candidates)
            {
                if (discovery.Add(candidate) is { } problem)
                    discovery.problems.Add(problem);
            }
        }
        return new PluginCatalog(folders, discovery.plugins, discovery.components, discovery.problems);
    }

    private void RegisterBuiltIn(IPluginModule module) => RegisterBuiltIn(module.GetType().Assembly, module.Register);

    private void RegisterBuiltIn(Assembly assembly, Action<PluginRegistry> register)
    {
        PluginDescriptor plugin = Describe(assembly);
        var registry = new PluginRegistry(plugin, components);
        register(registry);
        if (registry.Problem is { } problem)
            throw problem.ToException();
        Keep(plugin, registry);
    }

    /// <summary>Adds a plugin, or says why not. What it brings is kept here, by the one thread that nothing of a plugin can hold up.</summary>
    private PluginProblem? Add(PluginCandidate candidate)
    {
        (PluginDescriptor Plugin, PluginRegistry Registry)? loaded = null;
        PluginProblem? problem = null;
        if (!TimeLimit.TryRun(() => problem = Load(candidate, out loaded), TimeLimit.OfLoading))
            return PluginProblems.LoadsTooLong(candidate, TimeLimit.OfLoading);
        if (problem is null)
            Keep(loaded!.Value.Plugin, loaded.Value.Registry);
        return problem;
    }

    private PluginProblem? Load(PluginCandidate candidate, out (PluginDescriptor Plugin, PluginRegistry Registry)? loaded)
    {
        loaded = null;
        PluginAssembly assembly;
        Type module;
        try
        {
            if (PluginInspection.Inspect(candidate, out PluginManifest? manifest) is { } unfit)
                return unfit;
            assembly = PluginAssembly.Load(candidate);
            if (PluginInspection.FindMissing(candidate, manifest!, assembly) is { } missing)
                return missing;
            Type? named = assembly.Assembly.GetCustomAttribute<NebulaPluginAttribute>()?.Module;
            if (named is not { IsVisible: true, IsAbstract: false } || !named.IsAssignableTo(typeof(IPluginModule))
                || named.GetConstructor(Type.EmptyTypes) is null)
            {
                return PluginProblems.NoModule(candidate, named);
            }
            module = named;
        }
        catch (Exception failure)
        {
            return FromFailure(candidate, failure, PluginProblems.NotLoadable);
        }
        return Register(candidate, assembly.Assembly, module, out loaded);
    }

    private PluginProblem? Register(
        PluginCandidate candidate, Assembly assembly, Type type, out (PluginDescriptor Plugin, PluginRegistry Registry)? loaded)
    {
        loaded = null;
        IPluginModule module;
        try
        {
            module = (IPluginModule)Activator.CreateInstance(type)!;
        }
        catch (Exception failure)
        {
            Exception cause = failure is TargetInvocationException { InnerException: { } thrown } ? thrown : failure;
            return FromFailure(candidate, cause, (plugin, inner) => PluginProblems.ModuleFailed(plugin, type, inner));
        }

        PluginDescriptor plugin = Describe(assembly);
        var registry = new PluginRegistry(plugin, components);
        PluginProblem? problem;
        try
        {
            module.Register(registry);
            problem = registry.Problem;
        }
        catch (Exception failure)
        {
            problem = registry.Problem
                ?? FromFailure(candidate, failure, (plugin, inner) => PluginProblems.RegisterFailed(plugin, type, inner));
        }

        if (problem is not null)
            return problem with { Components = [.. registry.Components.Select(component => (component.Kind, component.Id))] };
        loaded = (plugin, registry);
        return null;
    }

    private void Keep(PluginDescriptor plugin, PluginRegistry registry)
    {
        plugins.Add(plugin);
        components.AddRange(registry.Components);
    }

    /// <summary>A library of a library that is missing shows only when the code that needs it is reached.</summary>
    private static PluginProblem FromFailure(
        PluginCandidate candidate, Exception failure, Func<PluginCandidate, Exception, PluginProblem> otherwise)
    {
        Exception cause = failure is TypeInitializationException { InnerException: { } inner } ? inner : failure;
        return cause is FileNotFoundException { FileName: { } name } && !File.Exists(name) && name.Contains(", Version=", StringComparison.Ordinal)
            ? PluginProblems.MissingDependency(candidate, new AssemblyName(name)) with { Failure = failure }
            : otherwise(candidate, cause);
    }

    private static PluginDescriptor Describe(Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        string? company = assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company;
        return new PluginDescriptor(name, ReleaseVersion.For(assembly), assembly.Location)
        {
            Author = company == name ? null : company, // what the SDK writes where a project names nobody
            License = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == "PackageLicenseExpression")?.Value,
        };
    }
}
