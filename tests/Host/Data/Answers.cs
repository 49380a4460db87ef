using System.Globalization;
using System.Net;

namespace NebulaBench.Host.Tests.Data;

/// <summary>The ways a mirror answers.</summary>
internal static class Answers
{
    /// <summary>As a good server: the whole, or the rest that a Range header asks for.</summary>
    public static Action<HttpListenerContext> Whole(byte[] content) => context =>
    {
        int from = From(context);
        if (from >= content.Length)
        {
            context.Response.StatusCode = 416;
            context.Response.Headers["Content-Range"] = $"bytes */{content.Length}";
            return;
        }
        Begin(context, content, from);
        context.Response.OutputStream.Write(content.AsSpan(from));
    };

    /// <summary>Sends everything, whatever was asked for.</summary>
    public static Action<HttpListenerContext> WithoutRanges(byte[] content) => context =>
    {
        context.Response.ContentLength64 = content.Length;
        context.Response.OutputStream.Write(content);
    };

    /// <summary>Ends each connection after so many bytes.</summary>
    public static Action<HttpListenerContext> CutEvery(byte[] content, int bytes) => context =>
    {
        int from = From(context);
        Begin(context, content, from);
        context.Response.OutputStream.Write(content.AsSpan(from, Math.Min(bytes, content.Length - from)));
        context.Response.OutputStream.Flush();
        if (bytes < content.Length - from)
        {
            context.Response.Abort();
        }
    };

    /// <summary>Refuses.</summary>
    public static Action<HttpListenerContext> Status(int code) => context => context.Response.StatusCode = code;

    /// <summary>Sends another part than was asked for.</summary>
    public static Action<HttpListenerContext> OtherPart(byte[] content) => context =>
    {
        context.Response.StatusCode = 206;
        context.Response.Headers["Content-Range"] = $"bytes 0-{content.Length - 1}/{content.Length}";
        context.Response.ContentLength64 = content.Length;
        context.Response.OutputStream.Write(content);
    };

    private static int From(HttpListenerContext context)
    {
        string? range = context.Request.Headers["Range"];
        return range is null ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
    }

    private static void Begin(HttpListenerContext context, byte[] content, int from)
    {
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }
        context.Response.ContentLength64 = content.Length - from;
    }
}
