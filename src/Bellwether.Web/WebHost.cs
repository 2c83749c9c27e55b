using System.Net;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Web.Answers;
using Bellwether.Web.Api;
using Bellwether.Web.Datasets;
using Bellwether.Web.Pages;
using Bellwether.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bellwether.Web;

/// <summary>The server: one process over one store. It reads no configuration but its settings, and no file but the store.</summary>
public static class WebHost
{
    /// <summary>Serves until it is stopped; <paramref name="started"/> is told the address. An address that cannot be taken is a usage error.</summary>
    public static async Task RunAsync(WebSettings settings, IQuestionBook book, Action<string> started, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(started);
        var doors = new Doors(settings);
        await using var keeper = new DatasetKeeper(settings);
        using var desk = new AnswerDesk(keeper, book, settings.Report);
        await using var app = Build(settings, doors, desk, out var pages);
        try
        {
            await app.StartAsync(stop).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            throw new DeskException(ExitCode.Usage, $"The server cannot listen on {settings.Address} port {settings.Port}: {problem.Message} Choose another port with --port N.", problem);
        }

        if (settings.Warm) pages.WarmBeside(stop);
        keeper.Watch(() => { if (settings.Warm) pages.WarmBeside(stop); });
        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        started($"http://{(settings.Address.Equals(IPAddress.Any) ? "127.0.0.1" : bound.Host)}:{bound.Port}/");
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = stop.Register(done.SetResult);
        await done.Task.ConfigureAwait(false);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await app.StopAsync(patience.Token).ConfigureAwait(false);
    }

    private static WebApplication Build(WebSettings settings, Doors doors, AnswerDesk desk, out PageEndpoints pages)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            Doors.Limit(kestrel);
            kestrel.Listen(settings.Address, settings.Port);
        });
        builder.Services.AddLogging();
        var app = builder.Build();
        var api = new ApiEndpoints(desk, typeof(WebHost).Assembly.GetName().Version!.ToString(3), doors.NeedsToken);
        var shown = pages = new PageEndpoints(desk, doors, app.Services);
        app.Run(http => doors.Pass(http, () =>
            http.Request.Path.StartsWithSegments(OpenApiDocument.Root, StringComparison.Ordinal, out var rest)
                ? api.Answer(http, rest.Value?.Trim('/') ?? "")
                : shown.Answer(http)));
        return app;
    }
}
