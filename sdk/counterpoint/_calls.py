"""What is the same whether a program waits or awaits: requests, retries, answers. No IO."""

import os
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Generic, Protocol, TypeVar, cast
from urllib.parse import quote, urlencode

import msgspec
from msgspec import UNSET, Struct, UnsetType

from counterpoint._open import read_json
from counterpoint.errors import (
    BY_STATUS,
    AnswerUnreadable,
    ConnectionFailed,
    ProblemError,
    ServerError,
)
from counterpoint._generated.models import Problem
from counterpoint._generated.problems import BY_CODE
from counterpoint.options import Options
