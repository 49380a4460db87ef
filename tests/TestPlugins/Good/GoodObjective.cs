using NebulaBench.Objectives;

namespace TestPlugins;

public sealed class GoodObjective : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => throw new NotSupportedException("A stub builds nothing.");
}
