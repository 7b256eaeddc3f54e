"""Which pages may go live, by whatever door, and the publishing of those that are due."""

from cms.publishing.rule import Problem, PublishRefused, problems
from cms.publishing.scheduled import publish_scheduled

__all__ = ["Problem", "PublishRefused", "problems", "publish_scheduled"]
