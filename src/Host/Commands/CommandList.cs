namespace NebulaBench.Host.Commands;

/// <summary>Every command of the program, in the order of its help: a new command is one line here.</summary>
internal static class CommandList
{
    public static IReadOnlyList<CommandEntry> All { get; } =
    [
        CommandEntry.Create<RunCommand>(),
        CommandEntry.Create<RetryCommand>(),
        CommandEntry.Create<StatusCommand>(),
        CommandEntry.Create<WorkerCommand>(),
        CommandEntry.Create<MeasureCommand>(),
        CommandEntry.Create<ImportCommand>(),
        CommandEntry.Create<ReportCommand>(),
        CommandEntry.Create<DiffCommand>(),
        CommandEntry.Create<LeaderboardCommand>(),
        CommandEntry.Create<ExportCommand>(
            CommandEntry.Create<ExportMlFlowCommand>()),
        CommandEntry.Create<ScoreCommand>(),
        CommandEntry.Create<SampleCommand>(),
        CommandEntry.Create<EncodeCommand>(),
        CommandEntry.Create<ValidateCommand>(),
        CommandEntry.Create<PlanCommand>(),
        CommandEntry.Create<ListCommand>(
            CommandEntry.Create<MetricsCommand>()),
        CommandEntry.Create<DescribeCommand>(),
        CommandEntry.Create<SchemaCommand>(),
        CommandEntry.Create<PluginsCommand>(
            CommandEntry.Create<PluginsCheckCommand>()),
        CommandEntry.Create<DataCommand>(
            CommandEntry.Create<DataListCommand>(),
            CommandEntry.Create<DataFetchCommand>(),
            CommandEntry.Create<DataVerifyCommand>()),
        CommandEntry.Create<ImagesCommand>(
            CommandEntry.Create<ImagesFitCommand>()),
        CommandEntry.Create<DoctorCommand>(),
        CommandEntry.Create<DocsCommand>(
            CommandEntry.Create<DocsCliCommand>(),
            CommandEntry.Create<DocsComponentsCommand>()),
    ];
}
