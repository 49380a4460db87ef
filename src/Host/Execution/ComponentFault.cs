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
    private static readonly (ComponentKind Kind, Type[] Contracts)[] Contracts =
    [
        (ComponentKind.Dataset, [typeof(IDataset), typeof(DataSplit)]),
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
        if (failure is NebulaException)
            return failure;
        ComponentDescriptor[] components =
        [
            .. new[] { spec.Dataset, spec.Architecture, spec.Objective, spec.Objective.Pretraining?.Objective, spec.Optimizer, spec.Schedule }
                .OfType<ComponentSpec>().Select(component => component.Descriptor),
        ];
        return new StackTrace(failure).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>()
            .Select(method => Blamed(method, components) is { } component ? Describe(failure, method, component) : null)
            .FirstOrDefault(described => described is not null) ?? failure;
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
