using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Conformance.Objectives;

/// <summary>Probes of one objective, new ones for each check.</summary>
/// <param name="create">Makes the objective.</param>
/// <param name="data">What the samples are.</param>
internal sealed class ObjectiveProbes(Func<IObjective> create, DatasetInfo data)
{
    private const int EpochsBefore = 2;

    /// <summary>A check before any training.</summary>
    public void Fresh(Action<ObjectiveProbe> check) => On(check, epochs: 0);

    /// <summary>A check in the midst of a training.</summary>
    public void Trained(Action<ObjectiveProbe> check) => On(check, EpochsBefore);

    private void On(Action<ObjectiveProbe> check, int epochs)
    {
        IObjective objective = create();
        Require.At(data.Input.ToString(), () =>
        {
            using var probe = new ObjectiveProbe(objective, data); // outside the scope, which would end its parameters
            using DisposeScope scope = torch.NewDisposeScope();
            torch.manual_seed(2);
            probe.Train(probe.Module.IsTrained ? epochs : 0);
            check(probe);
        });
    }
}
