using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Work;

/// <summary>Gives each call a scope of services of its own.</summary>
internal sealed class WorkActivator(IServiceScopeFactory scopes) : JobActivator
{
    public override JobActivatorScope BeginScope(JobActivatorContext context) => new Scope(scopes.CreateScope());

    private sealed class Scope(IServiceScope scope) : JobActivatorScope
    {
        public override object Resolve(Type type) => ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);

        public override void DisposeScope()
        {
            // Databases are let go of in the background where that takes time.
            if (scope is IAsyncDisposable later)
            {
                later.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            else
            {
                scope.Dispose();
            }
        }
    }
}
