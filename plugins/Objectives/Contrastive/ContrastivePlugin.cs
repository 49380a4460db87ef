using NebulaBench.Objectives.Contrastive;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ContrastivePlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Contrastive;

/// <summary>Objectives that compare views of samples.</summary>
public sealed class ContrastivePlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<NtXentObjective, NtXentOptions>(
            "nt-xent",
            "Contrastive learning (SimCLR): two random views of a sample should be closer to each other than to those of other samples.",
            "Chen, Kornblith, Norouzi and Hinton, A Simple Framework for Contrastive Learning of Visual Representations, ICML 2020.");
}
