using Microsoft.Extensions.Logging;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Remembers what was said.</summary>
internal sealed class Messages<T> : ILogger<T>
{
    public List<string> All { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Add(formatter(state, exception));
}
