using System.Diagnostics;
using System.Reflection;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Optimization;

namespace NebulaBench.Host.Execution;

/// <summary>Which component of a run threw, told from the stack: plugins are called from many places, and all of them are covered by this one.</summary>
internal static class ComponentFault
{
    private const string ExitRemedy = "Leave the component out and show this to its author.";

    private static readonly (ComponentKind Kind, Type[] Contracts)[] Contracts =
    [
        (ComponentKind.Dataset, [typeof(IDataset), typeof(DataSplit), typeof(INewDataReader)]),
        (ComponentKind.Architecture, [typeof(IArchitecture), typeof(Backbone)]),
        (ComponentKind.Objective, [typeof(IObjective), typeof(ObjectiveModule), typeof(Adversary)]),
        (ComponentKind.Optimizer, [typeof(IOptimizerFactory), typeof(IOptimizer)]),
        (ComponentKind.Schedule, [typeof(ISchedule)]),
    ];

    /// <summary>The failure as one of the component it comes from; as it is where that cannot be told, or the component has said itself what is wrong.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="spec">The run.</param>
    public static Exception For(Exception failure, RunSpec spec)
    {
        if (failure is NebulaException { Area: not ErrorArea.Internal })
            return failure;
        return Find(new StackTrace(failure), spec) is var (method, component) ? Describe(failure, method, component) : failure;
    }

    /// <summary>
    /// The failure of components one of which ended the program. The runtime does not tell which thread did, so of several those are named that
    /// do not come with the program.
    /// </summary>
    /// <param name="components">The components that were at work.</param>
    public static NebulaException ForExit(params IEnumerable<ComponentSpec> components)
    {
        ComponentSpec[] all = [.. components];
        string where = NotBundled(all) ?? Names(all.Select(component => component.Descriptor));
        return new NebulaException("NB4302", "it ended the program (Environment.Exit).", where, ExitRemedy);
    }

    /// <summary>Those of a run's components that do not come with the program, as messages name them; null where all of them do.</summary>
    public static string? NotBundled(IEnumerable<ComponentSpec> components)
    {
        ComponentDescriptor[] others =
        [
            .. components.Select(component => component.Descriptor)
                .Where(component => !component.Plugin.Path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)),
        ];
        return others.Length > 0 ? Names(others) : null;
    }

    private static string Names(IEnumerable<ComponentDescriptor> components) =>
        string.Join(" or ", components.Select(component => $"{KindText.For(component.Kind)} '{component.Id}' of plugin '{component.Plugin.Name}'"));

    /// <summary>The components that a run calls.</summary>
    public static IEnumerable<ComponentSpec> ComponentsOf(RunSpec spec) =>
        new[] { spec.Dataset, spec.Architecture, spec.Objective, spec.Objective.Pretraining?.Objective, spec.Optimizer, spec.Schedule }.OfType<ComponentSpec>();

    private static (MethodBase Method, ComponentDescriptor Component)? Find(StackTrace stack, RunSpec spec)
    {
        ComponentDescriptor[] components = [.. ComponentsOf(spec).Select(component => component.Descriptor)];
        return stack.GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>()
            .Select(method => Blamed(method, components) is { } component ? (method, component) : ((MethodBase, ComponentDescriptor)?)null)
            .FirstOrDefault(found => found is not null);
    }

    // The innermost method of a plugin that is part of the contract; what it calls within the plugin is its own affair.
    private static ComponentDescriptor? Blamed(MethodBase method, ComponentDescriptor[] components)
    {
        Type? type = method.DeclaringType;
        while (type is { IsNested: true } && !Contracts.Any(contract => contract.Contracts.Any(one => one.IsAssignableFrom(type))))
            type = type.DeclaringType; // of lambdas and iterators
        return type is null ? null : components.FirstOrDefault(component =>
            component.Implementation.Assembly == type.Assembly
            && Contracts.First(contract => contract.Kind == component.Kind).Contracts.Any(contract => contract.IsAssignableFrom(type)));
    }

    private static NebulaException Describe(Exception failure, MethodBase method, ComponentDescriptor component) => new(
        "NB4302", $"{method.Name} failed: {FailureText.For(failure)}.",
        ComponentText.Where(component), ComponentText.Remedy(component), failure);
}
