<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Newsletter">
<h1>Newsletter</h1>
<c:choose>
<c:when test="${not empty sentTo}"><div class="sheet"><p>It is on its way to <c:out value="${sentTo}"/>.</p></div></c:when>
<c:when test="${refused}"><div class="sheet"><p>We may not send you this: our <a href="${pageContext.request.contextPath}/privacy">privacy policy</a> lets us write about it to customers only.</p><p><a href="${pageContext.request.contextPath}/login">Log in</a></p></div></c:when>
<c:otherwise>
<p>The present issue, once. There is no list, so there is nothing to cancel.</p>
<form class="sheet narrow" action="${pageContext.request.contextPath}/newsletter" method="post">
<fieldset class="field${empty form.mistake('issue') ? '' : ' wrong'}">
<legend>Which one</legend>
<c:forEach var="issue" items="${issues}"><label><input type="radio" name="issue" value="${issue.key()}"<c:if test="${form.value('issue') eq issue.key()}"> checked</c:if>> <c:out value="${issue.subject()}"/></label></c:forEach>
<c:if test="${not empty form.mistake('issue')}"><span class="mistake"><c:out value="${form.mistake('issue')}"/></span></c:if>
</fieldset>
<c:choose>
<c:when test="${empty signedIn}"><shop:field form="${form}" name="email" label="E-mail" type="email" autocomplete="email" maxlength="254"/></c:when>
<c:otherwise><p>It goes to <c:out value="${signedIn.email()}"/>.</p></c:otherwise>
</c:choose>
<p class="end"><button>Send it</button></p>
</form>
</c:otherwise>
</c:choose>
</shop:page>
